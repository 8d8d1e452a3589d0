mock_provider "aws" {
  source = "../../mocks"
}

run "is_closed_encrypted_and_durable" {
  command = plan

  assert {
    condition     = contains(["PER_TOPIC_PER_BROKER", "PER_TOPIC_PER_PARTITION"], aws_msk_cluster.this.enhanced_monitoring) && output.brokers == length(var.subnet_ids)
    error_message = "Nobody counts what comes into a topic of dead letters."
  }
  assert {
    condition     = aws_msk_cluster.this.encryption_info[0].encryption_in_transit[0].client_broker == "TLS" && aws_msk_cluster.this.encryption_info[0].encryption_in_transit[0].in_cluster
    error_message = "Brokers speak without TLS."
  }
  assert {
    condition     = aws_msk_cluster.this.client_authentication[0].sasl[0].iam && !aws_msk_cluster.this.client_authentication[0].sasl[0].scram && !aws_msk_cluster.this.client_authentication[0].unauthenticated
    error_message = "There is a way in beside IAM."
  }
  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.clients) == 2 && alltrue([for rule in aws_vpc_security_group_ingress_rule.clients : rule.from_port == 9098 && rule.to_port == 9098 && rule.cidr_ipv4 == null])
    error_message = "Only the groups named reach the brokers, on the port of IAM."
  }
  assert {
    condition     = aws_msk_cluster.this.broker_node_group_info[0].connectivity_info[0].public_access[0].type == "DISABLED"
    error_message = "Brokers are public."
  }
  assert {
    condition     = aws_msk_cluster.this.encryption_info[0].encryption_at_rest_kms_key_arn == var.key_arn && aws_cloudwatch_log_group.brokers.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.brokers.retention_in_days == 90
    error_message = "Records or logs are not under our key, or logs are kept for ever."
  }
  assert {
    condition     = strcontains(aws_msk_configuration.this.server_properties, "default.replication.factor=3") && strcontains(aws_msk_configuration.this.server_properties, "min.insync.replicas=2") && strcontains(aws_msk_configuration.this.server_properties, "unclean.leader.election.enable=false")
    error_message = "Three replicas, two of which have a write before it counts."
  }
  assert {
    condition     = strcontains(aws_msk_configuration.this.server_properties, "auto.create.topics.enable=false")
    error_message = "Topics come from the catalog alone."
  }
  assert {
    condition     = aws_vpc_security_group_egress_rule.endpoints.cidr_ipv4 == "10.0.0.0/16"
    error_message = "Brokers reach out of the network."
  }
  assert {
    condition     = aws_msk_cluster.this.number_of_broker_nodes == 3
    error_message = "A broker in each zone."
  }
}
