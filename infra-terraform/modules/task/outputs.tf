output "arn" {
  description = "ARN of the task definition, revision included."
  value       = aws_ecs_task_definition.this.arn
}

output "log_group_name" {
  description = "Where it logs."
  value       = aws_cloudwatch_log_group.this.name
}

output "container_definitions" {
  description = "What it runs, JSON."
  value       = aws_ecs_task_definition.this.container_definitions
}
