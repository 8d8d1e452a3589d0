mock_provider "aws" {
  source = "../../mocks"
}

run "keeps_everything_inside" {
  command = plan

  assert {
    condition     = alltrue([for s in concat(values(aws_subnet.public), values(aws_subnet.private), values(aws_subnet.isolated)) : s.map_public_ip_on_launch == false])
    error_message = "A subnet gives public addresses."
  }
  assert {
    condition     = length(aws_route_table_association.isolated) == 3 && aws_route.internet.destination_cidr_block == "0.0.0.0/0" && length(aws_route.nat) == 3
    error_message = "Only public and private subnets have a way out."
  }
  assert {
    condition     = length(aws_default_security_group.locked.ingress) == 0 && length(aws_default_security_group.locked.egress) == 0
    error_message = "The default security group has rules."
  }
  assert {
    condition     = length(distinct([for s in concat(values(aws_subnet.public), values(aws_subnet.private), values(aws_subnet.isolated)) : s.cidr_block])) == 9
    error_message = "Nine subnets with addresses of their own."
  }
  assert {
    condition     = length(aws_nat_gateway.this) == 3
    error_message = "A NAT gateway in each zone."
  }
  assert {
    condition     = aws_flow_log.this.traffic_type == "ALL" && aws_cloudwatch_log_group.flow.retention_in_days == 90 && aws_cloudwatch_log_group.flow.kms_key_id == var.log_key_arn
    error_message = "Flow logs: all traffic, under our key, for a stated time."
  }
}

run "one_nat_where_it_shall_be_cheap" {
  command = plan

  variables {
    nat_per_zone = false
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 1 && length(aws_route.nat) == 3
    error_message = "One NAT gateway for all zones."
  }
}

run "endpoints_take_https_from_the_network_alone" {
  command = plan

  variables {
    interface_endpoints = ["secretsmanager", "logs"]
  }

  assert {
    condition     = length(aws_vpc_endpoint.interface) == 2 && alltrue([for e in aws_vpc_endpoint.interface : e.private_dns_enabled])
    error_message = "Each endpoint answers under AWS's own name."
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints.cidr_ipv4 == var.cidr && aws_vpc_security_group_ingress_rule.endpoints.to_port == 443
    error_message = "Endpoints take HTTPS from the network."
  }
}
