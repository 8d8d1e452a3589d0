mock_provider "aws" {
  source = "../../mocks"
}

run "is_closed_and_encrypted" {
  command = plan

  assert {
    condition     = aws_elasticache_replication_group.this.transit_encryption_enabled && aws_elasticache_replication_group.this.transit_encryption_mode == "required"
    error_message = "The cache takes connections without TLS."
  }
  assert {
    condition     = length(aws_elasticache_user_group.this.user_ids) == 1 && aws_elasticache_user.this.no_password_required == null && aws_elasticache_user.this.passwords == null
    error_message = "One user, and no password of his in the state."
  }
  assert {
    condition     = !strcontains(aws_elasticache_user.this.access_string, "+@dangerous") && strcontains(aws_elasticache_user.this.access_string, "-@dangerous")
    error_message = "The user may do dangerous things."
  }
  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.clients : rule.cidr_ipv4 == null && rule.to_port == 6379])
    error_message = "Only the groups named reach the cache."
  }
  assert {
    condition     = aws_elasticache_replication_group.this.at_rest_encryption_enabled == "true" && aws_elasticache_replication_group.this.kms_key_id == var.key_arn && aws_cloudwatch_log_group.slow.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.slow.retention_in_days == 90
    error_message = "Data or logs are not under our key, or logs are kept for ever."
  }
  assert {
    condition     = aws_elasticache_replication_group.this.automatic_failover_enabled && aws_elasticache_replication_group.this.multi_az_enabled
    error_message = "Three nodes fail over."
  }
  assert {
    condition     = aws_elasticache_replication_group.this.engine == "valkey" && startswith(aws_elasticache_replication_group.this.engine_version, "9.")
    error_message = "Valkey 9 alone has full-text search."
  }
}
