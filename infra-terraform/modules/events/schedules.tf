data "aws_iam_policy_document" "scheduler_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

data "aws_iam_policy_document" "scheduler" {
  for_each = var.schedules

  statement {
    sid       = "StartFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [each.value.function_arn]
  }

  statement {
    sid       = "SetAside"
    actions   = ["sqs:SendMessage"]
    resources = [module.dead_letters["schedules"].arn]
  }

  statement {
    sid       = "EncryptWhatIsSetAside"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.key_arn]
  }
}

resource "aws_iam_role" "scheduler" {
  for_each = var.schedules

  name               = "${var.name}-schedule-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.scheduler_assume.json
}

resource "aws_iam_role_policy" "scheduler" {
  for_each = var.schedules

  name   = "start-function"
  role   = aws_iam_role.scheduler[each.key].id
  policy = data.aws_iam_policy_document.scheduler[each.key].json
}

resource "aws_scheduler_schedule_group" "this" {
  name = var.name
}

resource "aws_scheduler_schedule" "this" {
  for_each = var.schedules

  name                = each.key
  group_name          = aws_scheduler_schedule_group.this.name
  schedule_expression = each.value.expression
  kms_key_arn         = var.key_arn
  state               = var.paused ? "DISABLED" : "ENABLED"

  # Nobody waits for it; spread, it meets no other.
  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 5
  }

  target {
    arn      = each.value.function_arn
    role_arn = aws_iam_role.scheduler[each.key].arn
    # The function is idempotent by this id.
    input = "{\"id\":\"<aws.scheduler.execution-id>\",\"time\":\"<aws.scheduler.scheduled-time>\"}"

    retry_policy {
      maximum_retry_attempts       = 5
      maximum_event_age_in_seconds = 3600
    }

    dead_letter_config {
      arn = module.dead_letters["schedules"].arn
    }
  }
}

# The scheduler hands the event over and is gone: what the function fails at is Lambda's to try twice more and set aside.
resource "aws_lambda_function_event_invoke_config" "schedule" {
  for_each = var.schedules

  function_name          = regex("^(.+):([^:]+)$", each.value.function_arn)[0]
  qualifier              = regex("^(.+):([^:]+)$", each.value.function_arn)[1]
  maximum_retry_attempts = 2

  destination_config {
    on_failure {
      destination = module.dead_letters["schedules"].arn
    }
  }
}
