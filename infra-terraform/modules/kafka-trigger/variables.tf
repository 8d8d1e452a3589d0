variable "function_arn" {
  description = "ARN of the function's alias."
  type        = string
}

variable "cluster_arn" {
  description = "ARN of the MSK cluster."
  type        = string
}

variable "topic" {
  description = "Topic that is read; what fails in the end goes to the topic of this name with .dead."
  type        = string
}

variable "enabled" {
  description = "Whether it is polled."
  type        = bool
  default     = true
}

variable "consumer_group" {
  description = "Consumer group: the function's name in the catalog, the same wherever it runs, so that moving it loses no place."
  type        = string
}

variable "endless" {
  description = "Whether the topic belongs to the message route: retried without end, nothing is ever set aside by the mapping. With an on-failure destination `endless` would become ten attempts, and what was Submitted would leave its log."
  type        = bool
}

variable "attempts" {
  description = "Attempts of a batch before it is set aside; counts where it is not endless."
  type        = number
  default     = 10

  validation {
    condition     = var.attempts >= 1 && var.attempts <= 10000
    error_message = "1 to 10,000."
  }
}

variable "batch_records" {
  description = "Most records of a batch, 1 to 10,000."
  type        = number
  default     = 500
}

variable "batch_window_seconds" {
  description = "How long a batch waits to fill, 0 to 300 s."
  type        = number
  default     = 0
}

variable "pollers" {
  description = "Provisioned pollers, least and most. Retry controls need them."
  type        = object({ min = number, max = number })
  default     = { min = 1, max = 4 }

  validation {
    condition     = var.pollers.min >= 1 && var.pollers.max >= var.pollers.min
    error_message = "At least 1, and the most not under the least."
  }
}
