locals {
  default = contains(keys(var.functions), var.default_feature) ? var.default_feature : "process"

  # What was called and how it ended: nothing of what was said, neither bodies, nor tokens, nor queries.
  access_log = {
    requestId = "$context.requestId"
    time      = "$context.requestTimeEpoch"
    routeKey  = "$context.routeKey"
    status    = "$context.status"
    error     = "$context.error.responseType"
    latency   = "$context.responseLatency"
    length    = "$context.responseLength"
    sourceIp  = "$context.identity.sourceIp"
  }
}

resource "aws_apigatewayv2_api" "this" {
  name                         = var.name
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true
}

resource "aws_apigatewayv2_integration" "function" {
  for_each = var.functions

  api_id                 = aws_apigatewayv2_api.this.id
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = each.value.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_lambda_permission" "api" {
  for_each = var.functions

  statement_id  = "http-api"
  action        = "lambda:InvokeFunction"
  function_name = each.value.name
  qualifier     = each.value.alias_name
  principal     = "apigateway.amazonaws.com"
  # Every route of this one API.
  source_arn = "${aws_apigatewayv2_api.this.execution_arn}/*/*"
}

resource "aws_apigatewayv2_route" "rpc" {
  for_each = var.routes

  api_id    = aws_apigatewayv2_api.this.id
  route_key = each.key
  target = "integrations/${contains(keys(var.functions), each.value)
    ? aws_apigatewayv2_integration.function[each.value].id
  : aws_apigatewayv2_integration.process[0].id}"
}

resource "aws_apigatewayv2_route" "default" {
  api_id    = aws_apigatewayv2_api.this.id
  route_key = "$default"
  target    = "integrations/${local.default == "process" ? aws_apigatewayv2_integration.process[0].id : aws_apigatewayv2_integration.function[local.default].id}"
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/${var.name}/http-api"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_key_arn
}

resource "aws_apigatewayv2_stage" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = jsonencode(local.access_log)
  }

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_rate_limit    = var.rate_per_second
    throttling_burst_limit   = var.burst
  }
}

resource "aws_apigatewayv2_domain_name" "this" {
  domain_name = var.domain.name

  domain_name_configuration {
    certificate_arn = var.domain.certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  domain_name = aws_apigatewayv2_domain_name.this.id
  stage       = aws_apigatewayv2_stage.this.id
}
