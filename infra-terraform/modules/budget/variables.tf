variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "monthly_usd" {
  description = "What a month may cost, US dollars."
  type        = number

  validation {
    condition     = var.monthly_usd > 0
    error_message = "More than nothing."
  }
}

variable "alarm_topic_arn" {
  description = "Who is told."
  type        = string
}
