# image.sh: portals in packed read-only images, since a memory file system takes four
# times the size of small files. It is sourced behind lib.sh, not run.

mounted=()

# packable ends the script where images cannot be made.
packable() {
  [ "$(id -u)" = 0 ] || die "must be root, to mount images"
  command -v mkfs.erofs >/dev/null || die "needs mkfs.erofs, of erofs-utils"
}

# image N: mounts a site of N articles, read-only below and writable above, as $work/site.
image() {
  release
  corpus "$1" "$work/made"
  mkfs.erofs "$work/image" "$work/made" >/dev/null 2>&1
  rm -rf "$work/made" "$work/above" "$work/rest"
  mkdir -p "$work"/{below,above,rest,site}
  mount -t erofs -o loop,ro "$work/image" "$work/below"
  mounted=("$work/below")
  mount -t overlay -o "lowerdir=$work/below,upperdir=$work/above,workdir=$work/rest" overlay "$work/site"
  mounted=("$work/site" "$work/below")
}

# release unmounts it; for the end of a script.
release() {
  local m
  for m in ${mounted[@]+"${mounted[@]}"}; do umount "$m"; done
  mounted=()
}
