output "has_dead_letters" {
  description = "Whether what fails in the end is set aside."
  value       = length(aws_lambda_event_source_mapping.this.destination_config) == 1
}

output "enabled" {
  description = "Whether the topic is polled."
  value       = aws_lambda_event_source_mapping.this.enabled
}
