name       = "im-test"
region     = "eu-central-1"
account_id = "123456789012"
