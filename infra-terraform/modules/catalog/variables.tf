variable "catalog_file" {
  description = "Path of the catalog, the one list of functions and topics (config/catalog.json)."
  type        = string
}

variable "compute" {
  description = "Moves what it names: a feature's requests, or one Kafka-bound function, to \"lambda\" or \"ecs\". What it does not name stays where the catalog says."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for place in values(var.compute) : contains(["lambda", "ecs"], place)])
    error_message = "A function runs on lambda or on ecs."
  }
}
