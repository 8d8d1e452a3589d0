output "alarm_topic_arn" {
  description = "Who is told: topic of alarms."
  value       = aws_sns_topic.alarms.arn

  # Who publishes must be allowed to first.
  depends_on = [aws_sns_topic_policy.alarms]
}

output "dashboard_name" {
  description = "Name of the dashboard."
  value       = aws_cloudwatch_dashboard.this.dashboard_name
}
