-- W3C Trace Context of the request that wrote the row, 55 characters; empty: not traced.
ALTER TABLE outbox ADD COLUMN traceparent VARCHAR(55) NOT NULL DEFAULT '';
