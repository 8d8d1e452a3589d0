locals {
  user     = "im"
  owner    = "im_owner"
  schema   = "im"
  pausable = var.capacity.min == 0
}

resource "aws_db_subnet_group" "this" {
  name       = var.name
  subnet_ids = var.subnet_ids
}

resource "aws_security_group" "this" {
  name        = "${var.name}-database"
  description = "Aurora MySQL"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-database" }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each = var.proxy ? {} : var.client_security_group_ids

  security_group_id            = aws_security_group.this.id
  description                  = "MySQL over TLS from ${each.key}"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
}

resource "aws_rds_cluster_parameter_group" "this" {
  name   = var.name
  family = "aurora-mysql${join(".", slice(split(".", var.engine_version), 0, 2))}"

  parameter {
    name  = "require_secure_transport"
    value = "ON"
  }

  # Accept locks in a fixed order and retries; it needs no gap locks (design: READ COMMITTED).
  parameter {
    name  = "transaction_isolation"
    value = "READ-COMMITTED"
  }

  parameter {
    name  = "time_zone"
    value = "UTC"
  }

  # What is exported to CloudWatch must be written first.
  dynamic "parameter" {
    for_each = { slow_query_log = "1", long_query_time = "1", log_output = "FILE" }
    content {
      name  = parameter.key
      value = parameter.value
    }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = toset(["error", "slowquery"])

  name              = "/aws/rds/cluster/${var.name}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_key_arn
}

resource "aws_rds_cluster" "this" {
  cluster_identifier              = var.name
  engine                          = "aurora-mysql"
  engine_mode                     = "provisioned" # what serverless v2 is called
  engine_version                  = var.engine_version
  database_name                   = local.schema
  db_subnet_group_name            = aws_db_subnet_group.this.name
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.this.name
  vpc_security_group_ids          = [aws_security_group.this.id]

  # RDS makes the owner's password and changes it; nobody here sees it.
  master_username                     = "root_${local.owner}"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = var.key_arn
  iam_database_authentication_enabled = true

  # The Data API, by which the first user makes the two others: signed by IAM, over HTTPS, and without a machine inside.
  enable_http_endpoint = true

  storage_encrypted         = true
  kms_key_id                = var.key_arn
  backup_retention_period   = var.backup_days
  copy_tags_to_snapshot     = true
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.deletion_protection
  final_snapshot_identifier = var.deletion_protection ? "${var.name}-final" : null

  enabled_cloudwatch_logs_exports = ["error", "slowquery"]

  serverlessv2_scaling_configuration {
    min_capacity             = var.capacity.min
    max_capacity             = var.capacity.max
    seconds_until_auto_pause = local.pausable ? var.pause_after_seconds : null
  }

  lifecycle {
    precondition {
      condition     = !(var.proxy && local.pausable)
      error_message = "Behind a proxy the database never pauses: its connections stay open."
    }
  }

  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_rds_cluster_instance" "this" {
  count = var.instances

  identifier                      = "${var.name}-${count.index}"
  cluster_identifier              = aws_rds_cluster.this.id
  engine                          = aws_rds_cluster.this.engine
  engine_version                  = aws_rds_cluster.this.engine_version
  instance_class                  = "db.serverless"
  promotion_tier                  = count.index
  publicly_accessible             = false
  performance_insights_enabled    = true
  performance_insights_kms_key_id = var.key_arn
}
