import Foundation

/// What the operating system refuses, in one sentence instead of a dump of fields.
enum SystemFailure {
  /// The file and the reason; nil for an error that speaks for itself.
  static func sentence(of error: any Error) -> String? {
    guard error is CocoaError || error is POSIXError || type(of: error) is NSError.Type else {
      return nil
    }
    let refusal = error as NSError
    let cause =
      (refusal.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError } ?? refusal
    let reason =
      cause.domain == NSPOSIXErrorDomain
      ? unsafe String(cString: strerror(Int32(cause.code))) : cause.localizedDescription
    let path =
      refusal.userInfo[NSFilePathErrorKey] as? String
      ?? (refusal.userInfo[NSURLErrorKey] as? URL)?.path
    return (path.map { "\($0): " } ?? "") + "the system refuses – \(reason)"
  }
}
