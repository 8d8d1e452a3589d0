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
