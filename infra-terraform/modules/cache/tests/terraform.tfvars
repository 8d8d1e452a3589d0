name                      = "im-test"
vpc_id                    = "vpc-0123456789abcdef0"
subnet_ids                = ["subnet-a", "subnet-b", "subnet-c"]
client_security_group_ids = { kafka-bound = "sg-1" }
key_arn                   = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
log_key_arn               = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
node_type                 = "cache.r7g.large"
nodes                     = 3
