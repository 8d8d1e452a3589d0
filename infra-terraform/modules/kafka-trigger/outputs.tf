output "dead_letters_arn" {
  description = "Queue of dead letters; none for a topic of the message route."
  value       = one(module.dead_letters[*].arn)
}
