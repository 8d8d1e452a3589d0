variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "public_subnet_ids" {
  description = "Public subnets, one a zone: the load balancer's."
  type        = list(string)
}

variable "private_subnet_ids" {
  description = "Private subnets, one a zone: the nodes'."
  type        = list(string)
}

variable "node_security_group_id" {
  description = "Security group of the nodes."
  type        = string
}

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
}

variable "task_definition_arn" {
  description = "A node, from the module task."
  type        = string
}

variable "listen_port" {
  description = "Port that a node listens on for clients."
  type        = number
  default     = 7443
}

variable "nodes" {
  description = "Least and most nodes; 0 and 0 pause the fleet."
  type        = object({ min = number, max = number })
}

variable "stop_seconds" {
  description = "How long a node that ends may take, seconds: its drain and what comes after."
  type        = number
  default     = 120

  validation {
    condition     = var.stop_seconds >= 1 && var.stop_seconds <= 120
    error_message = "Fargate waits 120 s at most."
  }
}

variable "connections_per_node" {
  description = "Connections that scaling aims at for each node; a node takes 20,000 unless told otherwise."
  type        = number
  default     = 12000
}

variable "deletion_protection" {
  description = "Refuse to delete the load balancer: clients know its name."
  type        = bool
  default     = true
}
