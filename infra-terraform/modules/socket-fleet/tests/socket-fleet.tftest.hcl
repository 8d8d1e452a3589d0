mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                   = "im-test"
  vpc_id                 = "vpc-1"
  public_subnet_ids      = ["subnet-a", "subnet-b", "subnet-c"]
  private_subnet_ids     = ["subnet-d", "subnet-e", "subnet-f"]
  node_security_group_id = "sg-1"
  cluster_name           = "im-test"
  task_definition_arn    = "arn:aws:ecs:eu-central-1:123456789012:task-definition/im-test-socket-fleet:1"
  nodes                  = { min = 3, max = 30 }
}

run "passes_tcp_through_and_drains" {
  command = plan

  assert {
    condition     = aws_lb.this.load_balancer_type == "network" && aws_lb_listener.this.protocol == "TCP" && aws_lb_listener.this.certificate_arn == null && aws_lb_target_group.this.protocol == "TCP"
    error_message = "TLS must end in the node: the load balancer would end quiet connections."
  }
  assert {
    condition     = aws_lb_target_group.this.proxy_protocol_v2 && aws_lb_target_group.this.preserve_client_ip == "false"
    error_message = "The node does not learn where the client is."
  }
  assert {
    condition     = aws_lb_listener.this.tcp_idle_timeout_seconds > 3 * 30
    error_message = "Connections end before three heartbeats were missed."
  }
  assert {
    condition     = !aws_lb_target_group.this.connection_termination && tonumber(aws_lb_target_group.this.deregistration_delay) >= var.stop_seconds
    error_message = "Connections are cut before their node has told them to move."
  }
  assert {
    condition     = aws_lb_target_group.this.health_check[0].protocol == "TCP" && aws_lb_target_group.this.health_check[0].port == "traffic-port"
    error_message = "Only the port of clients understands a health check with a PROXY header."
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.clients.from_port == 443 && aws_vpc_security_group_ingress_rule.clients.to_port == 443
    error_message = "Clients reach one port."
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.edge.cidr_ipv4 == null
    error_message = "Nodes are reached past the load balancer."
  }
}

run "grows_with_connections" {
  command = apply

  assert {
    condition     = aws_appautoscaling_policy.connections.target_tracking_scaling_policy_configuration[0].target_value == 12000 && length(aws_appautoscaling_policy.connections.target_tracking_scaling_policy_configuration[0].customized_metric_specification[0].metrics) == 3
    error_message = "The fleet does not grow with its connections."
  }
  assert {
    condition     = aws_lb.this.enable_deletion_protection
    error_message = "Clients know its name: it must not go."
  }
}
