output "access_log_group_name" {
  description = "Where calls are logged."
  value       = aws_cloudwatch_log_group.access.name
}

output "api_id" {
  description = "Id of the API, as its metrics have it."
  value       = aws_apigatewayv2_api.this.id
}

output "domain_target" {
  description = "Where the name's DNS record must point."
  value = {
    name    = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].target_domain_name
    zone_id = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].hosted_zone_id
  }
}

output "process_target_group_arn" {
  description = "Where the request process registers; none where all features are on Lambda."
  value       = one(aws_lb_target_group.requests[*].arn)
}

output "process_balancer_group_id" {
  description = "Security group that calls the request process; none where all features are on Lambda."
  value       = one(aws_security_group.balancer[*].id)
}
