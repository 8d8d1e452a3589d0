output "system" {
  description = "What the operator needs next: addresses, repositories, secrets, the one-off task."
  value       = module.system
}
