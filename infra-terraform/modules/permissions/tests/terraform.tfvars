uses              = ["mysql"]
fetches_secrets   = true
kafka_cluster_arn = "arn:aws:kafka:eu-central-1:123456789012:cluster/im/11111111-2222-3333-4444-555555555555-1"
database_arns     = { user = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:prx-1/im", owner = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:prx-1/im_owner" }
secret_arns       = {}
data_key_arn      = "arn:aws:kms:eu-central-1:123456789012:key/data"
events_key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/events"
