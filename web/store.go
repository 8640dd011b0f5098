package web

func (s *Server) hasStore() bool { return false }
