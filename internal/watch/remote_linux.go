package watch

import (
	"slices"

	"golang.org/x/sys/unix"
)

// remote are the types of file systems on which others may change files without the system
// hearing of it.
func remote() []int64 {
	return []int64{
		unix.NFS_SUPER_MAGIC,
		unix.SMB_SUPER_MAGIC,
		unix.SMB2_SUPER_MAGIC,
		unix.CIFS_SUPER_MAGIC,
		unix.V9FS_MAGIC, // Windows' disks in WSL
		unix.FUSE_SUPER_MAGIC,
		unix.AFS_SUPER_MAGIC,
		unix.CODA_SUPER_MAGIC,
		unix.CEPH_SUPER_MAGIC,
		0x786f4256, // folders of VirtualBox's host
		0x6a656a63, // virtiofs
	}
}

// cannotTell reports whether the system does not hear of all changes in a folder.
func cannotTell(dir string) bool {
	var st unix.Statfs_t
	return unix.Statfs(dir, &st) == nil && slices.Contains(remote(), int64(uint32(st.Type)))
}
