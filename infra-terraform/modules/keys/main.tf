locals {
  # Services that must use a key by themselves; the others act with the rights of who calls them.
  services = {
    data   = []
    logs   = ["logs.${var.region}.amazonaws.com"]
    events = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "scheduler.amazonaws.com", "budgets.amazonaws.com"]
  }
}

data "aws_iam_policy_document" "this" {
  for_each = local.services

  statement {
    sid     = "AccountDecidesByIam"
    actions = ["kms:*"]
    # In a key's own policy "*" is that key.
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }

  dynamic "statement" {
    for_each = length(each.value) > 0 ? [each.value] : []
    content {
      sid     = "ServicesEncrypt"
      actions = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      # In a key's own policy "*" is that key.
      resources = ["*"]

      principals {
        type        = "Service"
        identifiers = statement.value
      }

      condition {
        test     = each.key == "logs" ? "ArnLike" : "StringEquals"
        variable = each.key == "logs" ? "kms:EncryptionContext:aws:logs:arn" : "aws:SourceAccount"
        values   = [each.key == "logs" ? "arn:aws:logs:${var.region}:${var.account_id}:log-group:*" : var.account_id]
      }
    }
  }
}

# Fargate encrypts what a task writes to its disk, for tasks of our cluster alone.
data "aws_iam_policy_document" "data" {
  source_policy_documents = [data.aws_iam_policy_document.this["data"].json]

  dynamic "statement" {
    for_each = {
      FargateEncrypts = { action = "kms:GenerateDataKeyWithoutPlaintext", grants = [] }
      FargateDecrypts = { action = "kms:CreateGrant", grants = ["Decrypt"] }
    }
    content {
      sid     = statement.key
      actions = [statement.value.action]
      # In a key's own policy "*" is that key.
      resources = ["*"]

      principals {
        type        = "Service"
        identifiers = ["fargate.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "kms:EncryptionContext:aws:ecs:clusterAccount"
        values   = [var.account_id]
      }

      condition {
        test     = "StringEquals"
        variable = "kms:EncryptionContext:aws:ecs:clusterName"
        values   = [var.name]
      }

      dynamic "condition" {
        for_each = statement.value.grants
        content {
          test     = "ForAllValues:StringEquals"
          variable = "kms:GrantOperations"
          values   = [condition.value]
        }
      }
    }
  }
}

resource "aws_kms_key" "this" {
  for_each = local.services

  description             = "${var.name}: ${each.key}"
  enable_key_rotation     = true
  deletion_window_in_days = var.deletion_window_days
  policy                  = each.key == "data" ? data.aws_iam_policy_document.data.json : data.aws_iam_policy_document.this[each.key].json
}

resource "aws_kms_alias" "this" {
  for_each = local.services

  name          = "alias/${var.name}-${each.key}"
  target_key_id = aws_kms_key.this[each.key].key_id
}
