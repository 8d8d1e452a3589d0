# Functions come by the hundred, each with a connection or two; the proxy shares a few among them.

resource "aws_security_group" "proxy" {
  count = var.proxy ? 1 : 0

  name        = "${var.name}-database-proxy"
  description = "RDS Proxy"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-database-proxy" }
}

resource "aws_vpc_security_group_ingress_rule" "proxy_clients" {
  for_each = var.proxy ? var.client_security_group_ids : {}

  security_group_id            = aws_security_group.proxy[0].id
  description                  = "MySQL over TLS from ${each.key}"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
}

resource "aws_vpc_security_group_egress_rule" "proxy" {
  count = var.proxy ? 1 : 0

  security_group_id            = aws_security_group.proxy[0].id
  description                  = "To the database"
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
}

resource "aws_vpc_security_group_ingress_rule" "from_proxy" {
  count = var.proxy ? 1 : 0

  security_group_id            = aws_security_group.this.id
  description                  = "MySQL over TLS from the proxy"
  referenced_security_group_id = aws_security_group.proxy[0].id
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
}

data "aws_iam_policy_document" "proxy_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["rds.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

data "aws_iam_policy_document" "proxy" {
  statement {
    sid       = "SignInToMysql"
    actions   = ["rds-db:connect"]
    resources = values(local.connect_to_cluster)
  }
}

resource "aws_iam_role" "proxy" {
  count = var.proxy ? 1 : 0

  name               = "${var.name}-database-proxy"
  assume_role_policy = data.aws_iam_policy_document.proxy_assume.json
}

resource "aws_iam_role_policy" "proxy" {
  count = var.proxy ? 1 : 0

  name   = "sign-in-to-mysql"
  role   = aws_iam_role.proxy[0].id
  policy = data.aws_iam_policy_document.proxy.json
}

resource "aws_db_proxy" "this" {
  count = var.proxy ? 1 : 0

  name          = var.name
  engine_family = "MYSQL"
  role_arn      = aws_iam_role.proxy[0].arn
  require_tls   = true
  # IAM from end to end: no password anywhere.
  default_auth_scheme    = "IAM_AUTH"
  vpc_subnet_ids         = var.subnet_ids
  vpc_security_group_ids = [aws_security_group.proxy[0].id]
}

resource "aws_db_proxy_default_target_group" "this" {
  count = var.proxy ? 1 : 0

  db_proxy_name = aws_db_proxy.this[0].name

  connection_pool_config {
    # Who waits longer than a request may take gets a typed, retryable problem.
    connection_borrow_timeout    = 3
    max_connections_percent      = 90
    max_idle_connections_percent = 45
  }
}

resource "aws_db_proxy_target" "this" {
  count = var.proxy ? 1 : 0

  db_proxy_name         = aws_db_proxy.this[0].name
  target_group_name     = aws_db_proxy_default_target_group.this[0].name
  db_cluster_identifier = aws_rds_cluster.this.cluster_identifier
}
