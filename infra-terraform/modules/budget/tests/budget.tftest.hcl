mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name            = "im-test"
  monthly_usd     = 400
  alarm_topic_arn = "arn:aws:sns:eu-central-1:123456789012:alarms"
}

run "somebody_is_told_of_the_bill" {
  command = plan

  assert {
    condition     = length(aws_budgets_budget.this.notification) == 3 && alltrue([for n in aws_budgets_budget.this.notification : contains(n.subscriber_sns_topic_arns, var.alarm_topic_arn)])
    error_message = "At a half, at all, and where it is heading."
  }
  assert {
    condition     = aws_budgets_budget.this.limit_amount == "400" && one(aws_budgets_budget.this.cost_filter[*]).values == tolist(["user:system$im-test"])
    error_message = "The budget of this environment alone."
  }
}
