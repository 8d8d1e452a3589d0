variable "name" {
  description = "Name of the queue."
  type        = string
}

variable "retention_hours" {
  description = "How long a dead letter is kept, hours, 336 at most."
  type        = number
  default     = 336
}

variable "senders" {
  description = "AWS services that put dead letters here by themselves, of this account alone; others do with the rights of a role."
  type        = list(string)
  default     = []
}

variable "account_id" {
  description = "AWS account, 12 digits; needed where there are senders."
  type        = string
  default     = null
}

variable "key_arn" {
  description = "ARN of the key that it is encrypted with."
  type        = string
}

variable "alarm_topic_arn" {
  description = "Who is told when there is one."
  type        = string
}
