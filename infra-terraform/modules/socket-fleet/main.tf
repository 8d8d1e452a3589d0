# The edge that clients hold connections to. TLS ends in the node: a TLS listener of the load balancer would end
# connections that are quiet for 350 s, and would read what passes.

resource "aws_security_group" "edge" {
  name        = "${var.name}-socket-edge"
  description = "Clients' connections"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-socket-edge" }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id = aws_security_group.edge.id
  description       = "Clients, from anywhere"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "nodes" {
  security_group_id            = aws_security_group.edge.id
  description                  = "To the nodes"
  referenced_security_group_id = var.node_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = var.listen_port
  to_port                      = var.listen_port
}

resource "aws_vpc_security_group_ingress_rule" "edge" {
  security_group_id            = var.node_security_group_id
  description                  = "From the load balancer"
  referenced_security_group_id = aws_security_group.edge.id
  ip_protocol                  = "tcp"
  from_port                    = var.listen_port
  to_port                      = var.listen_port
}

resource "aws_lb" "this" {
  name                             = "${var.name}-sockets"
  load_balancer_type               = "network"
  internal                         = false
  subnets                          = var.public_subnet_ids
  security_groups                  = [aws_security_group.edge.id]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.deletion_protection
}

resource "aws_lb_target_group" "this" {
  name        = "${var.name}-sockets"
  vpc_id      = var.vpc_id
  target_type = "ip"
  protocol    = "TCP"
  port        = var.listen_port

  # The node learns the client's address from the PROXY header, which it takes from the load balancer alone.
  proxy_protocol_v2  = true
  preserve_client_ip = "false"

  # No new connection goes to a node that ends; the load balancer may take a minute or two to stop. Those that are there
  # stay until the node itself has told them to move: ECS signals it only when this delay is over, and a connection that
  # is cut then would hear nothing. No shorter than a node's own end, should ECS signal earlier.
  connection_termination = false
  deregistration_delay   = tostring(var.stop_seconds)

  # Health checks begin with a PROXY header too, which the port of clients alone understands.
  health_check {
    protocol            = "TCP"
    port                = "traffic-port"
    interval            = 10
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }

  target_health_state {
    enable_unhealthy_connection_termination = false
  }
}

resource "aws_lb_listener" "this" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "TCP"
  # Over the three heartbeats of 30 s after which a node closes by itself.
  tcp_idle_timeout_seconds = 350

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}

module "service" {
  source = "../service"

  name                = "${var.name}-socket-fleet"
  cluster_name        = var.cluster_name
  task_definition_arn = var.task_definition_arn
  subnet_ids          = var.private_subnet_ids
  security_group_ids  = [var.node_security_group_id]
  tasks               = var.nodes
  # A node that goes moves thousands of clients.
  scale_in_seconds = 1800
  target           = { group_arn = aws_lb_target_group.this.arn, port = var.listen_port }

  depends_on = [aws_lb_listener.this]
}

resource "aws_appautoscaling_policy" "connections" {
  name               = "${var.name}-socket-fleet-connections"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = module.service.scaling.service_namespace
  scalable_dimension = module.service.scaling.scalable_dimension
  resource_id        = module.service.scaling.resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = var.connections_per_node
    scale_in_cooldown  = 1800
    scale_out_cooldown = 60

    customized_metric_specification {
      metrics {
        id          = "each"
        label       = "Connections per node"
        expression  = "flows / nodes"
        return_data = true
      }

      dynamic "metrics" {
        for_each = {
          flows = { name = "ActiveFlowCount", dimensions = { LoadBalancer = aws_lb.this.arn_suffix } }
          nodes = { name = "HealthyHostCount", dimensions = { LoadBalancer = aws_lb.this.arn_suffix, TargetGroup = aws_lb_target_group.this.arn_suffix } }
        }
        content {
          id          = metrics.key
          return_data = false

          metric_stat {
            stat = "Average"

            metric {
              namespace   = "AWS/NetworkELB"
              metric_name = metrics.value.name

              dynamic "dimensions" {
                for_each = metrics.value.dimensions
                content {
                  name  = dimensions.key
                  value = dimensions.value
                }
              }
            }
          }
        }
      }
    }
  }
}
