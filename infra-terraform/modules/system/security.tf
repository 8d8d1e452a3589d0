# Each role has a security group of its own, and reaches the stores that the catalog says it uses.

locals {
  roles = module.catalog.roles

  on_kafka    = [for role, r in local.roles : role if length(r.reads) + length(r.writes) > 0 || contains(r.uses, "topics")]
  on_database = [for role, r in local.roles : role if contains(r.uses, "mysql") || contains(r.uses, "mysql-owner")]
  on_cache    = [for role, r in local.roles : role if contains(r.uses, "redis")]
  on_fleet    = [for role, r in local.roles : role if contains(r.uses, "fleet")]
  on_mail     = [for role, r in local.roles : role if contains(r.uses, "mail")]

  groups = { for role, group in aws_security_group.role : role => group.id }
  clients = {
    kafka    = { for role in local.on_kafka : role => local.groups[role] }
    database = { for role in local.on_database : role => local.groups[role] }
    cache    = { for role in local.on_cache : role => local.groups[role] }
  }

  ways = merge(
    { for role in local.on_kafka : "${role}-kafka" => { role = role, to = module.kafka.security_group_id, port = 9098 } },
    { for role in local.on_database : "${role}-database" => { role = role, to = module.database.security_group_id, port = 3306 } },
    { for role in local.on_cache : "${role}-cache" => { role = role, to = module.cache.security_group_id, port = 6379 } },
    { for role in local.on_fleet : "${role}-fleet" => { role = role, to = local.groups["socket-fleet"], port = local.ports.fleet } },
  )
}

resource "aws_security_group" "role" {
  for_each = local.roles

  name        = "${var.name}-${each.key}"
  description = "What ${each.key} reaches"
  vpc_id      = module.network.vpc_id
  tags        = { Name = "${var.name}-${each.key}" }
}

resource "aws_vpc_security_group_egress_rule" "way" {
  for_each = local.ways

  security_group_id            = local.groups[each.value.role]
  description                  = each.key
  referenced_security_group_id = each.value.to
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

# Secrets, logs, images: AWS's services have no addresses of ours.
resource "aws_vpc_security_group_egress_rule" "aws" {
  for_each = local.roles

  security_group_id = local.groups[each.key]
  description       = "AWS services"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "mail" {
  for_each = toset(local.on_mail)

  security_group_id = local.groups[each.key]
  description       = "The mail server"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = var.mail.port
  to_port           = var.mail.port
}

resource "aws_vpc_security_group_ingress_rule" "fleet" {
  for_each = toset(local.on_fleet)

  security_group_id            = local.groups["socket-fleet"]
  description                  = "Deliver and Kick from ${each.key}"
  referenced_security_group_id = local.groups[each.key]
  ip_protocol                  = "tcp"
  from_port                    = local.ports.fleet
  to_port                      = local.ports.fleet
}

resource "aws_vpc_security_group_ingress_rule" "requests" {
  for_each = setintersection(["requests"], keys(local.roles))

  security_group_id            = local.groups["requests"]
  description                  = "From the load balancer of the HTTP API"
  referenced_security_group_id = module.http_api.process_balancer_group_id
  ip_protocol                  = "tcp"
  from_port                    = local.ports.http
  to_port                      = local.ports.http
}
