locals {
  # AWS advises no more per broker, replicas included.
  partitions_per_broker = {
    "kafka.t3.small"    = 300
    "kafka.m7g.large"   = 1000
    "kafka.m7g.xlarge"  = 1000
    "kafka.m7g.2xlarge" = 2000
    "kafka.m7g.4xlarge" = 4000
  }
  brokers      = length(var.subnet_ids)
  replicas     = min(3, local.brokers)
  min_in_sync  = max(1, local.replicas - 1)
  dead_letters = length(var.topics) # one partition each
  partitions   = (sum([for topic in var.topics : topic.partitions]) + local.dead_letters) * local.replicas
}

resource "aws_cloudwatch_log_group" "brokers" {
  name              = "/${var.name}/kafka"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_key_arn
}

resource "aws_security_group" "this" {
  name        = "${var.name}-kafka"
  description = "Kafka brokers"
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-kafka" }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each = var.client_security_group_ids

  security_group_id            = aws_security_group.this.id
  description                  = "IAM over TLS from ${each.key}"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 9098
  to_port                      = 9098
}

# Lambda polls for its event source mappings with network interfaces in the cluster's own group.
resource "aws_vpc_security_group_ingress_rule" "pollers" {
  security_group_id            = aws_security_group.this.id
  description                  = "Pollers of event source mappings"
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = 9098
  to_port                      = 9098
}

resource "aws_vpc_security_group_egress_rule" "pollers" {
  security_group_id            = aws_security_group.this.id
  description                  = "Pollers of event source mappings"
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = 9098
  to_port                      = 9098
}

resource "aws_vpc_security_group_egress_rule" "endpoints" {
  security_group_id = aws_security_group.this.id
  description       = "Pollers call Lambda and STS by their endpoints inside the network"
  cidr_ipv4         = var.network_cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# Topics' partitions and retention are not here: the catalog has them and `prepare` sets them.
resource "aws_msk_configuration" "this" {
  name = var.name

  server_properties = <<-PROPERTIES
    auto.create.topics.enable=false
    default.replication.factor=${local.replicas}
    min.insync.replicas=${local.min_in_sync}
    unclean.leader.election.enable=false
  PROPERTIES

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_msk_cluster" "this" {
  cluster_name           = var.name
  kafka_version          = var.kafka_version
  number_of_broker_nodes = local.brokers
  enhanced_monitoring    = "PER_TOPIC_PER_BROKER"

  broker_node_group_info {
    instance_type   = var.instance_type
    client_subnets  = var.subnet_ids
    security_groups = [aws_security_group.this.id]

    connectivity_info {
      public_access {
        type = "DISABLED"
      }
    }

    storage_info {
      ebs_storage_info {
        volume_size = var.storage_gib
      }
    }
  }

  client_authentication {
    unauthenticated = false

    sasl {
      iam   = true
      scram = false
    }
  }

  encryption_info {
    encryption_at_rest_kms_key_arn = var.key_arn

    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  configuration_info {
    arn      = aws_msk_configuration.this.arn
    revision = aws_msk_configuration.this.latest_revision
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.brokers.name
      }
    }
  }

  lifecycle {
    precondition {
      condition     = local.partitions <= local.brokers * local.partitions_per_broker[var.instance_type]
      error_message = "${local.partitions} partitions with replicas are too many for ${local.brokers} brokers of ${var.instance_type}."
    }
  }
}
