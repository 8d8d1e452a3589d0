mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                      = "im-test"
  vpc_id                    = "vpc-0123456789abcdef0"
  subnet_ids                = ["subnet-a", "subnet-b", "subnet-c"]
  client_security_group_ids = { kafka-bound = "sg-1", socket-fleet = "sg-2" }
  key_arn                   = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  log_key_arn               = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  instance_type             = "kafka.m7g.large"
  storage_gib               = 100
  topics                    = { message-submitted = { partitions = 128, retention_hours = 72 } }
}

run "tls_is_the_only_transport" {
  command = plan

  assert {
    condition     = aws_msk_cluster.this.encryption_info[0].encryption_in_transit[0].client_broker == "TLS" && aws_msk_cluster.this.encryption_info[0].encryption_in_transit[0].in_cluster
    error_message = "Brokers speak without TLS."
  }
}

run "iam_is_the_only_way_in" {
  command = plan

  assert {
    condition     = aws_msk_cluster.this.client_authentication[0].sasl[0].iam && !aws_msk_cluster.this.client_authentication[0].sasl[0].scram && !aws_msk_cluster.this.client_authentication[0].unauthenticated
    error_message = "There is a way in beside IAM."
  }
  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.clients) == 2 && alltrue([for rule in aws_vpc_security_group_ingress_rule.clients : rule.from_port == 9098 && rule.to_port == 9098 && rule.cidr_ipv4 == null])
    error_message = "Only the groups named reach the brokers, on the port of IAM."
  }
}

run "nothing_is_public" {
  command = plan

  assert {
    condition     = aws_msk_cluster.this.broker_node_group_info[0].connectivity_info[0].public_access[0].type == "DISABLED"
    error_message = "Brokers are public."
  }
}

run "records_lie_under_our_key" {
  command = plan

  assert {
    condition     = aws_msk_cluster.this.encryption_info[0].encryption_at_rest_kms_key_arn == var.key_arn && aws_cloudwatch_log_group.brokers.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.brokers.retention_in_days == 90
    error_message = "Records or logs are not under our key, or logs are kept for ever."
  }
}

run "a_write_survives_a_broker" {
  command = plan

  assert {
    condition     = strcontains(aws_msk_configuration.this.server_properties, "default.replication.factor=3") && strcontains(aws_msk_configuration.this.server_properties, "min.insync.replicas=2") && strcontains(aws_msk_configuration.this.server_properties, "unclean.leader.election.enable=false")
    error_message = "Three replicas, two of which have a write before it counts."
  }
  assert {
    condition     = strcontains(aws_msk_configuration.this.server_properties, "auto.create.topics.enable=false")
    error_message = "Topics come from the catalog alone."
  }
  assert {
    condition     = aws_msk_cluster.this.number_of_broker_nodes == 3
    error_message = "A broker in each zone."
  }
}

run "refuses_more_partitions_than_brokers_take" {
  command = plan

  variables {
    instance_type = "kafka.t3.small"
    topics        = { message-submitted = { partitions = 512, retention_hours = 72 } }
  }

  expect_failures = [aws_msk_cluster.this]
}

run "refuses_a_broker_of_another_kind" {
  command = plan

  variables {
    instance_type = "kafka.m5.large"
  }

  expect_failures = [var.instance_type]
}
