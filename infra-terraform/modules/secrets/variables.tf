variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "key_arn" {
  description = "ARN of the key that secrets are encrypted with."
  type        = string
}

variable "recovery_window_days" {
  description = "How long a deleted secret can be brought back, 7 to 30 days; 0: gone at once, for an environment that comes and goes."
  type        = number
  default     = 30

  validation {
    condition     = var.recovery_window_days == 0 || (var.recovery_window_days >= 7 && var.recovery_window_days <= 30)
    error_message = "0, or 7 to 30 days."
  }
}
