output "vpc_id" {
  description = "The network."
  value       = aws_vpc.this.id
}

output "cidr" {
  description = "Its addresses."
  value       = var.cidr
}

output "public_subnet_ids" {
  description = "Subnets of load balancers, one a zone."
  value       = [for zone in var.zones : aws_subnet.public[zone].id]
}

output "public_cidrs" {
  description = "Addresses of those subnets: where the load balancers' connections come from."
  value       = [for zone in var.zones : aws_subnet.public[zone].cidr_block]
}

output "private_subnet_ids" {
  description = "Subnets of functions and processes, one a zone."
  value       = [for zone in var.zones : aws_subnet.private[zone].id]
}

output "isolated_subnet_ids" {
  description = "Subnets of stores, one a zone."
  value       = [for zone in var.zones : aws_subnet.isolated[zone].id]
}
