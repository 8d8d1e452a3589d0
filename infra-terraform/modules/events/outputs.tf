output "bus_arn" {
  description = "ARN of the event bus."
  value       = aws_cloudwatch_event_bus.this.arn
}

output "queue_urls" {
  description = "Queues that others send events to."
  value       = { for name, queue in aws_sqs_queue.this : name => queue.id }
}

output "queue_arns" {
  description = "Their ARNs."
  value       = { for name, queue in aws_sqs_queue.this : name => queue.arn }
}

output "schedule_dead_letters_arn" {
  description = "Where a function that a schedule starts sets aside what it fails at."
  value       = module.dead_letters["schedules"].arn
}
