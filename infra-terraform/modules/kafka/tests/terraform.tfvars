name                      = "im-test"
network_cidr              = "10.0.0.0/16"
vpc_id                    = "vpc-0123456789abcdef0"
subnet_ids                = ["subnet-a", "subnet-b", "subnet-c"]
client_security_group_ids = { kafka-bound = "sg-1", socket-fleet = "sg-2" }
key_arn                   = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
log_key_arn               = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
instance_type             = "kafka.m7g.large"
storage_gib               = 100
topics                    = { message-submitted = { partitions = 128, retention_hours = 72 } }
