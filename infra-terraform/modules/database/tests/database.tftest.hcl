mock_provider "aws" {
  source = "../../mocks"
}

variables {
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
}

run "tls_is_required" {
  command = apply

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
}

run "everybody_signs_in_by_iam" {
  command = apply

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

run "data_lie_under_our_key" {
  command = plan

  assert {
    condition     = aws_rds_cluster.this.storage_encrypted && aws_rds_cluster.this.kms_key_id == var.key_arn && alltrue([for i in aws_rds_cluster_instance.this : i.performance_insights_kms_key_id == var.key_arn])
    error_message = "Data are not under our key."
  }
  assert {
    condition     = alltrue([for g in aws_cloudwatch_log_group.this : g.kms_key_id == var.log_key_arn && g.retention_in_days == 90])
    error_message = "Logs are not under our key, or kept for ever."
  }
}

run "is_protected_and_backed_up" {
  command = plan

  assert {
    condition     = aws_rds_cluster.this.deletion_protection && !aws_rds_cluster.this.skip_final_snapshot && aws_rds_cluster.this.backup_retention_period == 14
    error_message = "Deletion protection, a last snapshot, backups."
  }
}

run "nothing_is_public" {
  command = plan

  assert {
    condition     = alltrue([for i in aws_rds_cluster_instance.this : i.publicly_accessible == false])
    error_message = "An instance is public."
  }
  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.proxy_clients : rule.cidr_ipv4 == null && rule.to_port == 3306]) && length(aws_vpc_security_group_ingress_rule.clients) == 0
    error_message = "Clients reach the proxy, and the database through it alone."
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

run "refuses_to_pause_behind_a_proxy" {
  command = plan

  variables {
    capacity = { min = 0, max = 4 }
  }

  expect_failures = [aws_rds_cluster.this]
}

run "refuses_another_engine" {
  command = plan

  variables {
    engine_version = "5.7.mysql_aurora.2.11.1"
  }

  expect_failures = [var.engine_version]
}
