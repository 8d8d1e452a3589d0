name        = "im-test"
region      = "eu-central-1"
zones       = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
log_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
