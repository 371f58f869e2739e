internal import Foundation

/// The natural logarithm; the one function of the C library that this room needs besides BLAS.
func logarithm(_ value: Double) -> Double { log(value) }
