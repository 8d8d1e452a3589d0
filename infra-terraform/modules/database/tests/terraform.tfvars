name                      = "im-test"
vpc_id                    = "vpc-0123456789abcdef0"
subnet_ids                = ["subnet-a", "subnet-b", "subnet-c"]
client_security_group_ids = { account = "sg-1", kafka-bound = "sg-2" }
account_id                = "123456789012"
region                    = "eu-central-1"
key_arn                   = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
log_key_arn               = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
instances                 = 3
capacity                  = { min = 2, max = 64 }
proxy                     = true
backup_days               = 14
