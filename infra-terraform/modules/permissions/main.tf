# From what a role uses to what it may do. No resources: the same document is evaluated offline by policy-checks.

locals {
  # arn:…:cluster/NAME/UUID; a topic is arn:…:topic/NAME/UUID/TOPIC, a group likewise.
  topic_prefix = replace(var.kafka_cluster_arn, ":cluster/", ":topic/")
  group_prefix = replace(var.kafka_cluster_arn, ":cluster/", ":group/")

  secret_of = { redis = "redis-url", token-key = "token-key", mail = "mail-password", fleet = "fleet-credential" }
  secrets   = [for use in var.uses : var.secret_arns[local.secret_of[use]] if var.fetches_secrets && contains(keys(local.secret_of), use)]

  database = concat(
    contains(var.uses, "mysql") ? [var.database_arns.user] : [],
    contains(var.uses, "mysql-owner") ? [var.database_arns.owner] : [],
  )
  administers = contains(var.uses, "topics")
  on_kafka    = length(var.reads) > 0 || length(var.writes) > 0 || local.administers
}

data "aws_iam_policy_document" "this" {
  dynamic "statement" {
    for_each = length(local.database) > 0 ? [local.database] : []
    content {
      sid       = "SignInToMysql"
      actions   = ["rds-db:connect"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(local.secrets) > 0 ? [local.secrets] : []
    content {
      sid       = "ReadSecrets"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(local.secrets) > 0 ? [var.data_key_arn] : []
    content {
      sid       = "DecryptSecrets"
      actions   = ["kms:Decrypt"]
      resources = [statement.value]

      condition {
        test     = "StringLike"
        variable = "kms:ViaService"
        values   = ["secretsmanager.*.amazonaws.com"]
      }
    }
  }

  dynamic "statement" {
    for_each = local.on_kafka ? [var.kafka_cluster_arn] : []
    content {
      sid       = "ConnectToKafka"
      actions   = ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = length(var.writes) > 0 ? [var.kafka_cluster_arn] : []
    content {
      sid       = "WriteIdempotently"
      actions   = ["kafka-cluster:WriteDataIdempotently"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = length(var.reads) + length(var.looks.topics) > 0 ? [distinct(concat(keys(var.reads), var.looks.topics))] : []
    content {
      sid       = "ReadTopics"
      actions   = ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"]
      resources = [for topic in statement.value : "${local.topic_prefix}/${topic}"]
    }
  }

  dynamic "statement" {
    for_each = length(var.reads) > 0 ? [values(var.reads)] : []
    content {
      sid       = "JoinGroups"
      actions   = ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"]
      resources = [for group in statement.value : "${local.group_prefix}/${group}"]
    }
  }

  dynamic "statement" {
    for_each = length(var.looks.groups) > 0 ? [var.looks.groups] : []
    content {
      sid       = "LookAtGroups"
      actions   = ["kafka-cluster:DescribeGroup"]
      resources = [for group in statement.value : "${local.group_prefix}/${group}"]
    }
  }

  dynamic "statement" {
    for_each = length(var.writes) > 0 ? [var.writes] : []
    content {
      sid       = "WriteTopics"
      actions   = ["kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"]
      resources = [for topic in statement.value : "${local.topic_prefix}/${topic}"]
    }
  }

  dynamic "statement" {
    for_each = var.mapped ? [var.kafka_cluster_arn] : []
    content {
      sid       = "FindBrokers"
      actions   = ["kafka:DescribeCluster", "kafka:DescribeClusterV2", "kafka-cluster:DescribeClusterDynamicConfiguration"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = var.mapped ? [var.kafka_cluster_arn] : []
    content {
      sid     = "AskForBrokers"
      actions = ["kafka:GetBootstrapBrokers"]
      # IAM knows no resource for this action.
      resources = ["*"]
    }
  }

  dynamic "statement" {
    for_each = local.administers ? [local.topic_prefix] : []
    content {
      sid = "MakeTopics"
      actions = [
        "kafka-cluster:CreateTopic", "kafka-cluster:DescribeTopic",
        "kafka-cluster:AlterTopic", "kafka-cluster:DescribeTopicDynamicConfiguration", "kafka-cluster:AlterTopicDynamicConfiguration",
      ]
      # Every topic of this one cluster: the one-off task makes them all. It may neither read nor delete any.
      resources = ["${statement.value}/*"]
    }
  }

  dynamic "statement" {
    for_each = length(var.takes_from) > 0 ? [var.takes_from] : []
    content {
      sid       = "TakeFromQueues"
      actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(var.sets_aside_to) > 0 ? [var.sets_aside_to] : []
    content {
      sid       = "SetAside"
      actions   = ["sqs:SendMessage"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(concat(var.takes_from, var.sets_aside_to)) > 0 ? [var.events_key_arn] : []
    content {
      sid       = "EncryptQueues"
      actions   = concat(["kms:Decrypt"], length(var.sets_aside_to) > 0 ? ["kms:GenerateDataKey"] : [])
      resources = [statement.value]

      condition {
        test     = "StringLike"
        variable = "kms:ViaService"
        values   = ["sqs.*.amazonaws.com"]
      }
    }
  }
}
