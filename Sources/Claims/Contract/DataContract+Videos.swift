extension DataContract {
  /// The contract that is shipped: the columns of the TikTok claims data set.
  public static let videos: DataContract = {
    do {
      return try DataContract(yaml: videosYAML)
    } catch {
      preconditionFailure("the shipped contract must be right: \(error)")
    }
  }()

  /// The shipped contract as YAML with comments, a pattern for contracts of other files.
  public static let videosYAML = """
    # What the columns of a file mean. Copy this file and change it to read another data set.
    #
    # role       identity   names a row; at most one column; never a feature
    #            label      the class that is learned; exactly one column
    #            text       free text
    #            count      a whole number from 0 upwards; 343296.0 counts as one
    #            number     a number; with `whole: true` a whole one
    #            category   one of a set of names; the first of `allowed` is the reference level
    #            ignored    may be there and is not read
    # known      at-upload or after-publication; counts default to after-publication, all others
    #            to at-upload
    # missing    refused (default): an empty cell is a fault of the file
    #            dropped: rows without it are left out by cleaning; a record to be scored needs it
    #            kept: the row stays, and the recipe fills the gap
    # minimum, maximum   bounds of a number or count, inclusive
    # exposure   what this count counts, in one word: every other count is divided by it and becomes a
    #            feature such as video_like_count_per_view
    #
    # An index column without a name, as pandas writes it, is always accepted and skipped.
    version: 1
    name: tiktok-videos
    label:
      positive: claim      # the class that probabilities speak of
      negative: opinion
      # Where the file spells the classes otherwise: values: {"1": claim, "0": opinion}
    columns:
      - name: "#"
        role: ignored
        description: Number of the row; sorted by class in the published file, so never a feature.
      - name: claim_status
        role: label
        missing: dropped
        description: Whether the video makes a claim or offers an opinion.
      - name: video_id
        role: identity
        whole: true
        description: Identity of the video.
      - name: video_duration_sec
        role: number
        whole: true
        minimum: 0
        description: Length of the video in seconds.
      - name: video_transcription_text
        role: text
        missing: dropped
        description: The words spoken in the video.
      - name: verified_status
        role: category
        allowed: [not verified, verified]
        description: Whether the author is verified.
      - name: author_ban_status
        role: category
        allowed: [active, under review, banned]
        description: Whether the author may post, is being looked at, or is banned.
      - name: video_view_count
        role: count
        missing: dropped
        exposure: view
        description: How often the video was viewed.
      - name: video_like_count
        role: count
        missing: dropped
        description: How often the video was liked.
      - name: video_share_count
        role: count
        missing: dropped
        description: How often the video was shared.
      - name: video_download_count
        role: count
        missing: dropped
        description: How often the video was downloaded.
      - name: video_comment_count
        role: count
        missing: dropped
        description: How often the video was commented on.

    """
}
