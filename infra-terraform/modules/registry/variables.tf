variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "key_arn" {
  description = "ARN of the key that images are encrypted with."
  type        = string
}

variable "keep_images" {
  description = "Images kept of each repository: how far back one can roll."
  type        = number
  default     = 30
}

variable "force_delete" {
  description = "Delete repositories that hold images."
  type        = bool
  default     = false
}
