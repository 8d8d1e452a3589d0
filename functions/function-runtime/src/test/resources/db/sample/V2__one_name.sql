ALTER TABLE sample ADD COLUMN name VARCHAR(101) NOT NULL DEFAULT '';
UPDATE sample SET name = CONCAT(first_name, ' ', last_name);
ALTER TABLE sample DROP COLUMN first_name, DROP COLUMN last_name;
