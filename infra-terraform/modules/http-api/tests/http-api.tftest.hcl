mock_provider "aws" {
  source = "../../mocks"
}

run "is_one_guarded_way_in" {
  command = plan

  assert {
    condition     = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].security_policy == "TLS_1_2" && aws_apigatewayv2_api.this.disable_execute_api_endpoint
    error_message = "TLS 1.2 under our own name, and no other way in."
  }
  assert {
    condition     = !can(regex("(?i)(body|authorizer|header|querystring|integrationErrorMessage)", aws_apigatewayv2_stage.this.access_log_settings[0].format))
    error_message = "The access log holds payload."
  }
  assert {
    condition     = aws_cloudwatch_log_group.access.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.access.retention_in_days == 90
    error_message = "Logs under our key, for a stated time."
  }
  assert {
    condition     = aws_apigatewayv2_stage.this.default_route_settings[0].throttling_rate_limit == 2000 && aws_apigatewayv2_stage.this.default_route_settings[0].throttling_burst_limit == 4000
    error_message = "Nothing limits the calls."
  }
}

run "each_route_leads_to_its_feature" {
  command = apply

  assert {
    condition     = toset(keys(aws_apigatewayv2_route.rpc)) == toset(keys(var.routes)) && alltrue([for route, feature in var.routes : aws_apigatewayv2_route.rpc[route].target == "integrations/${aws_apigatewayv2_integration.function[feature].id}"])
    error_message = "A route leads elsewhere."
  }
  assert {
    condition     = aws_apigatewayv2_route.default.target == "integrations/${aws_apigatewayv2_integration.function["account"].id}"
    error_message = "What nobody knows goes to account, for a typed answer."
  }
  assert {
    condition     = alltrue([for i in aws_apigatewayv2_integration.function : i.payload_format_version == "2.0" && endswith(i.integration_uri, ":live/invocations")])
    error_message = "Functions get payload 2.0 by their alias."
  }
  assert {
    condition     = alltrue([for p in aws_lambda_permission.api : p.qualifier == "live" && p.source_arn == "${aws_apigatewayv2_api.this.execution_arn}/*/*"])
    error_message = "Only this API may call, and only the alias."
  }
}

run "a_feature_on_ecs_is_reached_through_the_network" {
  command = apply

  variables {
    functions = { account = { invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:im-test-account:live/invocations", name = "im-test-account", alias_name = "live" } }
    process   = { vpc_id = "vpc-1", subnet_ids = ["subnet-a", "subnet-b"], certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555", server_name = "process.im.example.org" }
  }

  assert {
    condition     = aws_apigatewayv2_route.rpc["POST /im.presence.v1.PresenceService/GetPresence"].target == "integrations/${aws_apigatewayv2_integration.process[0].id}"
    error_message = "The feature on ECS is not reached."
  }
  assert {
    condition     = aws_lb.requests[0].internal && aws_lb_listener.requests[0].protocol == "HTTPS" && startswith(aws_lb_listener.requests[0].ssl_policy, "ELBSecurityPolicy-TLS13") && aws_lb_target_group.requests[0].protocol == "HTTPS"
    error_message = "Inside the network, and TLS on every leg."
  }
  assert {
    condition     = aws_apigatewayv2_integration.process[0].connection_type == "VPC_LINK" && aws_apigatewayv2_integration.process[0].tls_config[0].server_name_to_verify == "process.im.example.org"
    error_message = "The API checks whom it speaks to."
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.balancer[0].cidr_ipv4 == null
    error_message = "Only the API reaches the load balancer."
  }
}
