output "name" {
  description = "Name of the function."
  value       = aws_lambda_function.this.function_name
}

output "alias_name" {
  description = "Name of the alias that callers use."
  value       = aws_lambda_alias.live.name
}

output "alias_arn" {
  description = "ARN of the alias."
  value       = aws_lambda_alias.live.arn
}

output "invoke_arn" {
  description = "What API Gateway calls: the alias."
  value       = aws_lambda_alias.live.invoke_arn
}

output "timeout_seconds" {
  description = "Longest run, seconds."
  value       = aws_lambda_function.this.timeout
}

output "log_group_name" {
  description = "Where it logs."
  value       = aws_cloudwatch_log_group.this.name
}
