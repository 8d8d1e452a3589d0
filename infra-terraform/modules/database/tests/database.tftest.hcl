mock_provider "aws" {
  source = "../../mocks"
}

run "is_closed_and_protected" {
  command = plan

  assert {
    condition     = alltrue([for g in aws_cloudwatch_log_group.this : g.kms_key_id == var.log_key_arn && g.retention_in_days == 90])
    error_message = "Logs are not under our key, or kept for ever."
  }
  assert {
    condition     = contains(aws_rds_cluster.this.enabled_cloudwatch_logs_exports, "slowquery") && { for p in aws_rds_cluster_parameter_group.this.parameter : p.name => p.value if contains(["slow_query_log", "long_query_time", "log_output"], p.name) } == { slow_query_log = "1", long_query_time = "1", log_output = "FILE" }
    error_message = "Slow statements are exported and never written."
  }
  assert {
    condition     = aws_rds_cluster.this.deletion_protection && !aws_rds_cluster.this.skip_final_snapshot && aws_rds_cluster.this.backup_retention_period == 14
    error_message = "Deletion protection, a last snapshot, backups."
  }
  assert {
    condition     = alltrue([for i in aws_rds_cluster_instance.this : i.publicly_accessible == false])
    error_message = "An instance is public."
  }
  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.proxy_clients : rule.cidr_ipv4 == null && rule.to_port == 3306]) && length(aws_vpc_security_group_ingress_rule.clients) == 0
    error_message = "Clients reach the proxy, and the database through it alone."
  }
}

run "is_encrypted_and_signed_in_to_by_iam" {
  command = apply

  assert {
    condition     = aws_rds_cluster.this.storage_encrypted && aws_rds_cluster.this.kms_key_id == var.key_arn && alltrue([for i in aws_rds_cluster_instance.this : i.performance_insights_kms_key_id == var.key_arn])
    error_message = "Data are not under our key."
  }
  assert {
    condition     = one([for p in aws_rds_cluster_parameter_group.this.parameter : p.value if p.name == "require_secure_transport"]) == "ON"
    error_message = "The database takes connections without TLS."
  }
  assert {
    condition     = aws_db_proxy.this[0].require_tls
    error_message = "The proxy takes connections without TLS."
  }
  assert {
    condition     = strcontains(output.url, "sslMode=VERIFY_IDENTITY")
    error_message = "Clients do not check whom they speak to."
  }
  assert {
    condition     = aws_rds_cluster.this.iam_database_authentication_enabled && aws_db_proxy.this[0].default_auth_scheme == "IAM_AUTH"
    error_message = "There are passwords."
  }
  assert {
    condition     = aws_rds_cluster.this.manage_master_user_password && aws_rds_cluster.this.master_password == null && aws_rds_cluster.this.master_user_secret_kms_key_id == var.key_arn
    error_message = "The first user's password is RDS's own, under our key."
  }
  assert {
    condition     = output.connect_arns.user == "arn:aws:rds-db:eu-central-1:123456789012:dbuser:prx-0123456789abcdef0/im" && output.connect_arns.owner != output.connect_arns.user
    error_message = "Functions sign in to the proxy as im, the one-off task as another."
  }
}

run "pauses_without_a_proxy" {
  command = plan

  variables {
    proxy    = false
    capacity = { min = 0, max = 4 }
  }

  assert {
    condition     = aws_rds_cluster.this.serverlessv2_scaling_configuration[0].seconds_until_auto_pause == 900 && length(aws_db_proxy.this) == 0 && length(aws_vpc_security_group_ingress_rule.clients) == 2
    error_message = "It pauses, and is reached directly."
  }
}
