variable "name" {
  description = "Name of the queue."
  type        = string
}

variable "retention_hours" {
  description = "How long a dead letter is kept, hours, 336 at most."
  type        = number
  default     = 336
}

variable "key_arn" {
  description = "ARN of the key that it is encrypted with."
  type        = string
}

variable "alarm_topic_arn" {
  description = "Who is told when there is one."
  type        = string
}
