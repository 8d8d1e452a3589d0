# Features on ECS: through a VPC link to a load balancer inside the network, TLS on every leg.

locals {
  processes = var.process == null ? [] : [var.process]
}

resource "aws_security_group" "link" {
  count = length(local.processes)

  name        = "${var.name}-http-api"
  description = "HTTP API into the network"
  vpc_id      = var.process.vpc_id
  tags        = { Name = "${var.name}-http-api" }
}

resource "aws_security_group" "balancer" {
  count = length(local.processes)

  name        = "${var.name}-requests"
  description = "Load balancer of the request process"
  vpc_id      = var.process.vpc_id
  tags        = { Name = "${var.name}-requests" }
}

resource "aws_vpc_security_group_egress_rule" "link" {
  count = length(local.processes)

  security_group_id            = aws_security_group.link[0].id
  description                  = "To the load balancer"
  referenced_security_group_id = aws_security_group.balancer[0].id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_vpc_security_group_ingress_rule" "balancer" {
  count = length(local.processes)

  security_group_id            = aws_security_group.balancer[0].id
  description                  = "HTTPS from the HTTP API"
  referenced_security_group_id = aws_security_group.link[0].id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_vpc_security_group_egress_rule" "balancer" {
  count = length(local.processes)

  security_group_id = aws_security_group.balancer[0].id
  description       = "To the processes"
  # Which addresses the processes have is not known before they run; their own group lets this one in.
  cidr_ipv4   = "0.0.0.0/0"
  ip_protocol = "tcp"
  from_port   = 8080
  to_port     = 8080
}

resource "aws_apigatewayv2_vpc_link" "this" {
  count = length(local.processes)

  name               = var.name
  subnet_ids         = var.process.subnet_ids
  security_group_ids = [aws_security_group.link[0].id]
}

resource "aws_lb" "requests" {
  count = length(local.processes)

  name                       = "${var.name}-requests"
  internal                   = true
  load_balancer_type         = "application"
  subnets                    = var.process.subnet_ids
  security_groups            = [aws_security_group.balancer[0].id]
  drop_invalid_header_fields = true
}

resource "aws_lb_target_group" "requests" {
  count = length(local.processes)

  name                 = "${var.name}-requests"
  vpc_id               = var.process.vpc_id
  target_type          = "ip"
  protocol             = "HTTPS"
  port                 = 8080
  deregistration_delay = "30"

  health_check {
    protocol = "HTTPS"
    path     = "/actuator/health/readiness"
    matcher  = "200"
  }
}

resource "aws_lb_listener" "requests" {
  count = length(local.processes)

  load_balancer_arn = aws_lb.requests[0].arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.process.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.requests[0].arn
  }
}

resource "aws_apigatewayv2_integration" "process" {
  count = length(local.processes)

  api_id                 = aws_apigatewayv2_api.this.id
  integration_type       = "HTTP_PROXY"
  integration_method     = "ANY"
  integration_uri        = aws_lb_listener.requests[0].arn
  connection_type        = "VPC_LINK"
  connection_id          = aws_apigatewayv2_vpc_link.this[0].id
  payload_format_version = "1.0"

  tls_config {
    server_name_to_verify = var.process.server_name
  }
}
