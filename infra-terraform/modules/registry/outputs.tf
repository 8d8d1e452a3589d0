output "repositories" {
  description = "URL and ARN of the repositories `server` and `socket-fleet`."
  value       = { for name, repository in aws_ecr_repository.this : name => { url = repository.repository_url, arn = repository.arn } }
}
