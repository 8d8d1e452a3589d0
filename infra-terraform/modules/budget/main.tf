resource "aws_budgets_budget" "this" {
  name         = var.name
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = tostring(var.monthly_usd)
  limit_unit   = "USD"

  cost_filter {
    name   = "TagKeyValue"
    values = [join("$", ["user:system", var.name])]
  }

  # Half of it is worth a look, all of it too; and before it happens, where the month is heading.
  dynamic "notification" {
    for_each = { half = ["ACTUAL", 50], all = ["ACTUAL", 100], heading = ["FORECASTED", 100] }
    content {
      comparison_operator       = "GREATER_THAN"
      notification_type         = notification.value[0]
      threshold                 = notification.value[1]
      threshold_type            = "PERCENTAGE"
      subscriber_sns_topic_arns = [var.alarm_topic_arn]
    }
  }
}
