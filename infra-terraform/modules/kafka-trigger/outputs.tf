output "has_dead_letters" {
  description = "Whether what fails in the end is set aside."
  value       = length(aws_lambda_event_source_mapping.this.destination_config) == 1
}

output "dead_letters_arn" {
  description = "Queue of dead letters; none for a topic of the message route."
  value       = one(module.dead_letters[*].arn)
}
